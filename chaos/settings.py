"""The development settings, with each part's address from the environment, so that a fault can be put into it."""

from legacy_site.settings.dev import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.env import env

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
EMAIL_URL = env.str("CHAOS_EMAIL_URL", default="memorymail://")
CONTACT_NOTIFY_EMAILS = env.list("CHAOS_NOTIFY", default=["on-call@example.org"])
CONTACT_ESCALATE_EMAILS = []
