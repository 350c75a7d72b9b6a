"""Settings, one module a concern.

Name the module you mean: `legacy_site.settings.production` is the strict default of `manage.py` and of the
WSGI entry point; `dev` and `test` relax it by name. This package holds nothing, so nothing loads by accident.
"""
