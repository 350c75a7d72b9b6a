"""Addresses of the public forms."""

from django.urls import path

from contact.intake import views
from contact.intake.card import views as card
from contact.intake.codes.views import code

app_name = "contact"
urlpatterns = [
    path("", views.write, name="write"),
    path("call/", views.write, {"way": "call"}, name="call"),
    path("family/", views.write, {"way": "family"}, name="family"),
    path("insurance/", views.write, {"way": "insurance"}, name="insurance"),
    path("professionals/", views.write, {"way": "referral"}, name="referral"),
    path("card/", card.card, name="card"),
    path("card/<str:sealed>/", card.kept, name="card"),
    path("code/", code, name="code"),
    path("thanks/", views.thanks, name="thanks"),
    path("thanks/<str:sealed>/", views.thanks, name="thanks"),
]
