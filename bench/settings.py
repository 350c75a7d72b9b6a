"""The settings of a bench: the development's keys and addresses, and no look at the disk for each request."""

from chaos.settings import *  # noqa: F403 - settings are one flat namespace by Django's design

WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
