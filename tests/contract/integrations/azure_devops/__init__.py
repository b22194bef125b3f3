"""Azure DevOps."""
