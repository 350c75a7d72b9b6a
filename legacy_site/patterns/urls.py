"""The address of the pattern page; included only where the settings say PATTERNS_PAGE."""

from django.urls import path

from legacy_site.patterns import views

app_name = "patterns"
urlpatterns = [path("", views.patterns, name="page")]
