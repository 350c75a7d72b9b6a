"""Addresses for finding things."""

from django.urls import path

from pages.search import views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="find"),
    path("a-z/", views.a_z, name="a_z"),
]
