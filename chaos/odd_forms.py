"""Forms that no person would send, the same ones at every run: each of the ways to write to us, oddly filled in."""

import random
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django import forms

from contact.intake.fields import ConsentField, SomeField, TypedField
from contact.intake.forms.base import TRAP
from contact.intake.forms.ways import WAYS, Way

#: What a text is made of: plain letters, and everything that has ever broken a form.
_PIECES: Final = (
    *"abc XYZ 09 .-+@'\"<>&%;\\/",
    *("\0", "\t", "\n", "\r\n", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "\U0010ffff"),
    *("\u202e", "\u2066", "\u200f", "\u200d", "\u061c", "e\u0301", "\u0301" * 40, "\ufb01", "\u01c4"),
    *("\N{ARABIC LETTER BEH}", "\N{HEBREW LETTER ALEF}", "\N{CJK UNIFIED IDEOGRAPH-6C34}", "\N{FAMILY}", "\N{HERB}"),
    *("' OR 1=1 --", "{{7*7}}", "{% load x %}", "{0.__class__}", "=cmd|' /C calc'!A0", "<script>alert(1)</script>"),
    *("\r\nBcc: x@example.org", "../../etc/passwd", "%00", "%ff", "$(id)", "a" * 3000, "\N{HERB}" * 3000),
)
#: Texts that must have a shape to be taken, each with some that have it.
SHAPED: Final[dict[str, tuple[str, ...]]] = {
    "reach": ("202-555-0123", "+44 20 7946 0018", "somebody@example.org"),
    "born": ("3/31/1990", "1990-03-31"),
    "payer_phone": ("", "202-555-0123"),
}
#: Stands in the field that nobody sees, and must be kept nowhere.
TRAPPED: Final = "trap9c1e"

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OddForm:
    """One form: its way, its fields, and the texts among them; `number` begins the name, by which it is found again."""

    way: Way
    number: int
    fields: Fields
    typed: dict[str, str]
    broken: bool
    """Whether its bytes are no longer those of its fields."""
    chance: random.Random

    def body(self, token: str) -> bytes:
        """Return what is sent."""
        plain = urlencode({**self.fields, "token": token}, doseq=True).encode()
        if not self.broken:
            return plain
        bytes_ = bytearray(plain)
        for _ in range(4):
            bytes_[self.chance.randrange(len(bytes_))] = self.chance.randrange(256)
        return bytes(bytes_)


def odd_form(number: int, chance: random.Random) -> OddForm:
    """Return a form of any way; half of them have some fields that cannot be taken, one in twenty broken bytes."""
    way = chance.choice(list(WAYS.values()))
    form_fields: dict[str, forms.Field] = way.form.base_fields
    fields = {name: _answer(name, field, chance) for name, field in form_fields.items()}
    fields |= {"name": f"n{number} {odd_text(chance, 3)}", TRAP: chance.choice(["", TRAPPED])}
    if chance.random() < 0.5:
        for name in chance.sample(list(fields), k=chance.randint(1, 3)):
            fields[name] = odd_text(chance, 4) if chance.random() < 0.8 else [odd_text(chance, 2), odd_text(chance, 2)]
    typed = {name: fields[name] for name in kept_as_typed(way) if isinstance(fields[name], str)}
    return OddForm(way=way, number=number, fields=fields, typed=typed, broken=chance.random() < 0.05, chance=chance)


def kept_as_typed(way: Way) -> list[str]:
    """Return the fields of a way that are kept as they were typed."""
    form_fields: dict[str, forms.Field] = way.form.base_fields
    return [name for name, field in form_fields.items() if type(field) is TypedField and name not in (*SHAPED, TRAP)]


def odd_text(chance: random.Random, most: int) -> str:
    """Return a text of up to so many pieces."""
    return "".join(chance.choices(_PIECES, k=chance.randint(0, most)))


def _answer(name: str, field: forms.Field, chance: random.Random) -> Any:
    """Return an answer that could well be taken."""
    if name in SHAPED:
        return chance.choice(SHAPED[name])
    if isinstance(field, TypedField):
        return ("x" if field.required else "") + odd_text(chance, 12 if name == "message" else 3)
    if isinstance(field, forms.BooleanField):
        needed = isinstance(field, ConsentField) and field.is_needed
        return "on" if needed else chance.choice(["on", ""])
    values = [str(value) for value, _ in getattr(field, "choices", [])] or [""]
    if isinstance(field, SomeField):
        return chance.sample(values, k=chance.randint(0, len(values)))
    return chance.choice(values) if field.required or chance.random() < 0.5 else ""
