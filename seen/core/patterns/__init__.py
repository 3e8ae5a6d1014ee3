"""What only shows when small things stand together: the pattern contract, the runner and one detector per pattern."""
