# Where articles are kept and checked: other programs call these scripts.
EXTRA_DIST += action.yml .pre-commit-hooks.yaml templates/kanwu.yml \
	integrations/README.md integrations/github-check integrations/install integrations/pre-commit
