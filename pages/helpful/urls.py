"""Addresses of a reader's answer."""

from django.urls import path

from pages.helpful import views

app_name = "helpful"
urlpatterns = [
    path("", views.answer, name="answer"),
    path("thanks/", views.thanks, name="thanks"),
]
