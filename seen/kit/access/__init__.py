"""From a request to a viewer, and what each route asks of them."""
