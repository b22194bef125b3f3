"""What Jira Cloud and Data Center say alike. No service of its own: ADR 13."""
