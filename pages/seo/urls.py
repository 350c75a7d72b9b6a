"""Addresses that search engines, browsers and finders of a weakness look for by convention."""

from django.urls import path

from pages.seo import views

app_name = "seo"
urlpatterns = [
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("security-policy/", views.security_policy, name="security_policy"),
]
