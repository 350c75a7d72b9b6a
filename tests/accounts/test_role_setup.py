"""The roles that stand after `migrate`: what each may do, and that an administrator's change stays."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Workflow

from legacy_site.accounts.role_setup import roles_set_up
from legacy_site.accounts.roles import Role
from tests import personas

pytestmark = pytest.mark.django_db


def permissions_of(role: Role) -> set[str]:
    held = Permission.objects.filter(group__name=role.value).values_list("content_type__app_label", "codename")
    return {f"{label}.{codename}" for label, codename in held}


def page_permissions_of(role: Role) -> set[str]:
    held = GroupPagePermission.objects.filter(group__name=role.value)
    return set(held.values_list("permission__codename", flat=True))


def test_admissions_can_enter_the_admin_and_nothing_more() -> None:
    for role in (Role.ADMISSIONS, Role.SUPERVISOR):
        assert permissions_of(role) == {"wagtailadmin.access_admin"}
        assert page_permissions_of(role) == set()


def test_an_editor_cannot_publish() -> None:
    assert page_permissions_of(Role.EDITOR) == {"add_page", "change_page"}
    permissions = Page.objects.get(depth=2).permissions_for_user(personas.editor())
    assert permissions.can_edit()
    assert not permissions.can_publish()


def test_an_administrator_touches_no_page_and_deletes_no_account() -> None:
    held = permissions_of(Role.ADMINISTRATOR)
    assert {"accounts.add_user", "accounts.change_user", "auth.change_group"} <= held
    assert "accounts.delete_user" not in held
    assert page_permissions_of(Role.ADMINISTRATOR) == set()
    assert not personas.administrator().is_superuser


def test_a_reviewer_publishes() -> None:
    assert Page.objects.get(depth=2).permissions_for_user(personas.reviewer()).can_publish()


def test_editors_keep_the_sources_that_pages_cite() -> None:
    held = permissions_of(Role.EDITOR)
    assert {"pages.add_source", "pages.change_source", "pages.change_phoneline", "pages.change_crisisline"} <= held


def test_no_role_holds_a_permission_of_the_inquiries() -> None:
    held = {name for role in Role for name in permissions_of(role) if name.startswith("contact.")}
    assert held == {"contact.change_formtexts"}, "the words of the forms, and nothing of an inquiry"


def test_running_it_again_changes_nothing() -> None:
    before = {role: (permissions_of(role), page_permissions_of(role)) for role in Role}
    roles_set_up()
    assert {role: (permissions_of(role), page_permissions_of(role)) for role in Role} == before
    assert Workflow.objects.filter(name="Clinical review").count() == 1


def test_what_an_administrator_took_away_stays_away() -> None:
    group = Group.objects.get(name=Role.EDITOR.value)
    group.permissions.remove(Permission.objects.get(codename="change_phoneline"))
    GroupPagePermission.objects.filter(group=group, permission__codename="add_page").delete()
    roles_set_up()
    assert "pages.change_phoneline" not in permissions_of(Role.EDITOR)
    assert page_permissions_of(Role.EDITOR) == {"change_page"}


def test_a_deleted_group_comes_back_empty() -> None:
    Group.objects.get(name=Role.ADMISSIONS.value).delete()
    roles_set_up()
    assert Group.objects.get(name=Role.ADMISSIONS.value).user_set.count() == 0
