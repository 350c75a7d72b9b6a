"""The pages of the admin on which an insurer is made and changed."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from wagtail.snippets.views.snippets import CreateView, EditView

from pages.snippets.insurer_form import APART, InsurerForm


class InsurerCreateView(CreateView):
    """Makes an insurer."""

    def form_valid(self, form: InsurerForm) -> HttpResponse:
        """Save, or say beside the field why the database refused."""
        return _saved_or_shown_again(self, form, super().form_valid)


class InsurerEditView(EditView):
    """Changes an insurer."""

    def form_valid(self, form: InsurerForm) -> HttpResponse:
        """Save, or say beside the field why the database refused."""
        return _saved_or_shown_again(self, form, super().form_valid)


def _saved_or_shown_again(
    view: CreateView | EditView, form: InsurerForm, save: Callable[[InsurerForm], HttpResponse]
) -> HttpResponse:
    """Show the form again when the database refuses two contracts of one day, as when two people save at once."""
    try:
        with transaction.atomic():
            return save(form)
    except IntegrityError as error:
        if APART not in str(error):
            raise
    form.refused_by_the_database()
    view.is_valid(form)  # which chooses the words above the form
    refused: HttpResponse = view.form_invalid(form)
    return refused
