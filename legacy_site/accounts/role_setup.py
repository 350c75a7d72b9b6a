"""Gives each role what it may do, once. Runs after every `migrate`, and never undoes what an administrator changed."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from legacy_site.accounts import moderation
from legacy_site.accounts.models import RoleGrant
from legacy_site.accounts.roles import Role

#: Apps whose permissions are given away here. Those of `pages` and `contact` are named by text, since accounts stand
#: below them.
_APPS = (
    "auth",
    "accounts",
    "wagtailcore",
    "wagtailadmin",
    "wagtailimages",
    "wagtaildocs",
    "wagtailredirects",
    "pages",
    "contact",
)

_SNIPPETS = tuple(
    f"pages.{verb}_{name}"
    for name in ("source", "phoneline", "crisisline", "alternativeresource", "glossaryterm", "accreditation", "insurer")
    for verb in ("add", "change")
)

#: Who writes a story down shall not be the one who records that it may be told.
_CONSENTS = ("pages.add_storyconsent", "pages.change_storyconsent")
_ANSWERS = ("pages.view_helpfulcount",)

#: Administrators manage people, groups and the site's settings; they are no superusers, since a superuser could
#: publish past the review. They cannot delete an account: one that left is deactivated, and keeps its past.
MODEL_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("wagtailadmin.access_admin", "contact.change_formtexts", *_SNIPPETS, *_ANSWERS),
    Role.REVIEWER: ("wagtailadmin.access_admin", "contact.change_formtexts", *_SNIPPETS, *_ANSWERS, *_CONSENTS),
    Role.ADMISSIONS: ("wagtailadmin.access_admin",),
    Role.SUPERVISOR: ("wagtailadmin.access_admin",),
    Role.ADMINISTRATOR: (
        "wagtailadmin.access_admin",
        "accounts.add_user",
        "accounts.change_user",
        "auth.add_group",
        "auth.change_group",
        "wagtailcore.change_site",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "pages.change_organizationsettings",
    ),
}

#: On the root of the tree, so on every page. An editor cannot publish: that takes a reviewer.
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("wagtailcore.add_page", "wagtailcore.change_page"),
    Role.REVIEWER: tuple(f"wagtailcore.{verb}_page" for verb in ("change", "publish", "lock", "unlock")),
}

_FILES = tuple(
    f"{app}.{verb}_{name}"
    for app, name in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for verb in ("add", "change", "choose")
)

#: On the root collection, so on every picture and document.
COLLECTION_PERMISSIONS: dict[Role, tuple[str, ...]] = {Role.EDITOR: _FILES, Role.REVIEWER: _FILES}


def roles_set_up(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the groups, their permissions and the review workflow, each once.

    What is not there yet (a permission of an app to come, the root page after a test emptied the database) is left
    for the next time. Does nothing while the tables are not all there.
    """
    if not _tables_exist(using):
        return
    for label in _APPS:
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    with transaction.atomic(using=using):
        for role in Role:
            group, _ = Group.objects.get_or_create(name=role.value)
            for grant, give in _grants(role, group):
                _once(role, grant, give)
        _once(Role.REVIEWER, "workflow", moderation.clinical_review_set_up)
        _once(Role.REVIEWER, "workflow:defaults-retired", moderation.defaults_retired)


def _tables_exist(using: str) -> bool:
    models = (RoleGrant, Group, Permission, GroupPagePermission, GroupCollectionPermission)
    return {model._meta.db_table for model in models} <= set(connections[using].introspection.table_names())


def _once(role: Role, grant: str, give: Callable[[], bool]) -> None:
    """Give something unless it was given before; remember it when `give` says that it could."""
    if not RoleGrant.objects.filter(role=role.value, grant=grant).exists() and give():
        RoleGrant.objects.create(role=role.value, grant=grant)


def _grants(role: Role, group: Group) -> Iterator[tuple[str, Callable[[], bool]]]:
    for name in MODEL_PERMISSIONS.get(role, ()):
        yield name, lambda name=name: _give(name, group.permissions.add)  # type: ignore[misc] # binds the loop's name
    for name in PAGE_PERMISSIONS.get(role, ()):
        yield f"page:{name}", lambda name=name: _give_page(name, group)  # type: ignore[misc] # as above
    for name in COLLECTION_PERMISSIONS.get(role, ()):
        yield f"collection:{name}", lambda name=name: _give_collection(name, group)  # type: ignore[misc] # as above


def _give(name: str, add: Callable[[Permission], object]) -> bool:
    label, codename = name.split(".")
    permission = Permission.objects.filter(content_type__app_label=label, codename=codename).first()
    if permission is None:
        return False
    add(permission)
    return True


def _give_page(name: str, group: Group) -> bool:
    root = Page.objects.filter(depth=1).first()
    return root is not None and _give(
        name,
        lambda permission: GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission),
    )


def _give_collection(name: str, group: Group) -> bool:
    root = Collection.objects.filter(depth=1).first()
    return root is not None and _give(
        name,
        lambda permission: GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        ),
    )
