"""What the page shows of a `Report`, computed: view data, no HTML and no Flask."""
