"""Addresses of the proof of privacy. They stand before those of the pages, below the page on privacy."""

from django.urls import path

from pages.proof import views

app_name = "proof"
urlpatterns = [
    path("privacy/proof/", views.page, name="page"),
    path("privacy/proof.json", views.plain, name="plain"),
    path("privacy/proof/privacy_check.py", views.script, name="script"),
]
