"""Addresses of the public form."""

from django.urls import path

from contact.intake import views

app_name = "contact"
urlpatterns = [
    path("", views.write, name="write"),
    path("thanks/", views.thanks, name="thanks"),
]
