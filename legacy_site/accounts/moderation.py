"""The review that a page passes before it is public: an editor submits, a clinical reviewer approves."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from legacy_site.accounts.roles import Role

WORKFLOW_NAME = "Clinical review"

#: What Wagtail's own migrations make: a group that may publish, and a workflow that it approves.
_DEFAULT_GROUP = "Moderators"
_DEFAULT_NAME = "Moderators approval"


def clinical_review_set_up() -> bool:
    """Put every page under a workflow whose one task is approved by the clinical reviewers; False without a root."""
    root = Page.objects.filter(depth=1).first()
    if root is None:
        return False
    task = GroupApprovalTask.objects.filter(name=WORKFLOW_NAME).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=WORKFLOW_NAME, active=True)
        task.groups.add(Group.objects.get(name=Role.REVIEWER.value))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW_NAME, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return True


def defaults_retired() -> bool:
    """Take away Wagtail's group of publishers while nobody is in it, and switch off its workflow.

    A second group that may publish would be a way around the clinical review.
    """
    group = Group.objects.filter(name=_DEFAULT_GROUP).first()
    if group is None or group.user_set.exists():
        return True
    group.delete()
    Workflow.objects.filter(name=_DEFAULT_NAME).update(active=False)
    GroupApprovalTask.objects.filter(name=_DEFAULT_NAME).update(active=False)
    return True
