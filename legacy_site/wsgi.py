"""The WSGI entry point. It refuses to serve on a bad configuration, naming the check and the mend."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legacy_site.settings.production")

application = get_wsgi_application()

from django.db import connections  # noqa: E402 - as below

from legacy_site.checks import refuse_bad_configuration  # noqa: E402 - needs the apps, which the line above loads

refuse_bad_configuration()
# A check asks the database. A server that forks after this must not hand one connection to all its workers.
connections.close_all()
