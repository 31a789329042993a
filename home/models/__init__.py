"""The pages the site stands on: home, branches, plain pages."""

from home.models.branches import BranchIndexPage, BranchPage
from home.models.home import HomePage
from home.models.plain import ContentPage

__all__ = ["BranchIndexPage", "BranchPage", "ContentPage", "HomePage"]
