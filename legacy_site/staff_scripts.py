"""Lets the admin run without inline scripts: what Wagtail starts by one is named in data attributes instead.

Five templates in templates/wagtailadmin and the one method here write `data-admin-init` and `data-admin-args`;
static/js/admin-init.js reads them and calls the constructor, if it is one that we know. A test watches the installed
Wagtail for new inline scripts.
"""

import json
import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser

#: What `render_js_init` returns: a call of one constructor or function with JSON values.
_CALL = re.compile(r"^(?:new )?(?P<name>[A-Za-z]+)\((?P<args>.*)\);$", re.DOTALL)


def init_element(call: str) -> SafeString:
    """Return an element that asks for a call, given as the JavaScript that Wagtail would have written inline.

    Raise ValueError for JavaScript that is more than one call with JSON values.
    """
    found = _CALL.match(call)
    if found is None:
        raise ValueError("a chooser starts itself by more than one call; admin-init.js must learn it")
    arguments = json.dumps(json.loads(f"[{found['args']}]"))
    return format_html('<span hidden data-admin-init="{}" data-admin-args="{}"></span>', found["name"], arguments)


def _render(self: BaseChooser, name: str, value: Any, attrs: dict[str, Any], renderer: Any = None) -> SafeString:
    """Return the chooser with an init element in place of Wagtail's inline script."""
    value_data = self.get_value_data(value)
    html = self.render_html(name, value_data, attrs)
    return format_html("{}{}", html, init_element(self.render_js_init(attrs["id"], name, value_data)))


def without_inline_scripts() -> None:
    """Make every chooser of the admin write no inline script."""
    BaseChooser.render = _render
