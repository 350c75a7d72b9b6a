"""A stock Wagtail site to measure ours against: `wagtail start`, and a form page as Wagtail's manual has it.

It is made in a folder that is gone afterwards, in a process of its own; nothing of it enters our settings.
"""

import subprocess
import sys
from pathlib import Path

NAME = "stock"

_SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "bench-" + "s" * 50
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
INSTALLED_APPS = ["inquire", *INSTALLED_APPS]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DATABASES = {"default": {
    "ENGINE": "django.db.backends.postgresql", "NAME": "%(name)s", "USER": "postgres",
    "HOST": "127.0.0.1", "PORT": "%(port)s", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True,
}}
"""

_MODELS = """
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.fields import RichTextField


class FormField(AbstractFormField):
    page = ParentalKey("FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(AbstractForm):
    intro = RichTextField(blank=True)
    thank_you_text = RichTextField(blank=True)
"""

_PAGE = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<h1>{{ page.title }}</h1>{{ page.intro|richtext }}
<form action="{% pageurl page %}" method="post">{% csrf_token %}{{ form.as_p }}<input type="submit"></form>
{% endblock %}
"""
_THANKS = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<h1>{{ page.title }}</h1>{{ page.thank_you_text|richtext }}{% endblock %}
"""

_FILL = """
from home.models import HomePage
from inquire.models import FormField, FormPage

home = HomePage.objects.first()
for number in range(10):
    home.add_child(instance=HomePage(title=f"Page {number}", slug=f"page-{number}", show_in_menus=True))
form = home.add_child(instance=FormPage(title="Write to us", slug="write", thank_you_text="<p>Thank you.</p>"))
fields = [("Reach", "singleline", ""), ("Name", "singleline", ""), ("About", "radio", "self,loved_one,patient"),
          ("Voicemail", "checkbox", ""), ("Text", "checkbox", ""), ("Message", "multiline", "")]
for order, (label, kind, choices) in enumerate(fields):
    FormField.objects.create(page=form, sort_order=order, label=label, field_type=kind, choices=choices,
                             required=kind != "checkbox")
"""


def make_stock(folder: Path, *, port: int, name: str, environment: dict[str, str]) -> dict[str, str]:
    """Make the project and its database, with ten pages and a form; return the environment to serve it with."""
    folder.mkdir()
    inside = {key: environment[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in environment}
    inside |= {"PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": f"{NAME}.settings.bench"}
    _run([str(Path(sys.executable).with_name("wagtail")), "start", NAME, str(folder)], folder, {"PATH": inside["PATH"]})
    files = {
        f"{NAME}/settings/bench.py": _SETTINGS % {"name": name, "port": port},
        "inquire/__init__.py": "",
        "inquire/migrations/__init__.py": "",
        "inquire/models.py": _MODELS,
        "inquire/templates/inquire/form_page.html": _PAGE,
        "inquire/templates/inquire/form_page_landing.html": _THANKS,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    manage = [sys.executable, "manage.py"]
    for command in (["makemigrations", "inquire"], ["migrate"], ["shell", "-c", _FILL]):
        _run([*manage, *command, "--verbosity", "0"], folder, inside)
    return inside


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{' '.join(command[:4])}: {run.stderr[-2000:]}")
