"""Addresses of the public form."""

from django.urls import URLPattern

app_name = "contact"
urlpatterns: list[URLPattern] = []
