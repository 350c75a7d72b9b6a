"""The clinical review: every page passes it, an editor submits, a reviewer approves, and there is no way around."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask, Page, Workflow

from tests import personas

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Page:
    parent = Page.objects.get(depth=2)
    page = parent.add_child(instance=Page(title="A draft", slug="a-draft", live=False))
    page.save_revision()
    return Page.objects.get(pk=page.pk)


def test_every_page_stands_under_the_clinical_review(page: Page) -> None:
    assert page.get_workflow().name == "Clinical review"
    task = GroupApprovalTask.objects.get(name="Clinical review")
    assert [group.name for group in task.groups.all()] == ["Clinical reviewers"]


def test_wagtails_own_publishers_are_gone() -> None:
    assert not Group.objects.filter(name="Moderators").exists()
    assert not Workflow.objects.filter(name="Moderators approval", active=True).exists()


def test_a_reviewer_approves_what_an_editor_submitted_and_it_is_public(page: Page) -> None:
    editor, reviewer = personas.editor(), personas.reviewer()
    state = page.get_workflow().start(page, editor)
    task_state = state.current_task_state
    client = Client()

    client.force_login(editor)
    url = f"/admin/pages/workflow/action/{page.pk}/approve/{task_state.pk}/"
    client.post(url, {"comment": ""})
    page.refresh_from_db()
    assert not page.live

    client.force_login(reviewer)
    client.post(url, {"comment": ""})
    page.refresh_from_db()
    assert page.live


def test_an_editor_who_posts_publish_saves_a_draft_at_most(page: Page) -> None:
    client = Client()
    client.force_login(personas.editor())
    client.post(
        f"/admin/pages/{page.pk}/edit/",
        {"title": "A draft", "slug": "a-draft", "action-publish": "action-publish", "comments-TOTAL_FORMS": "0"}
        | {"comments-INITIAL_FORMS": "0", "seo_title": "", "search_description": ""},
    )
    page.refresh_from_db()
    assert not page.live
