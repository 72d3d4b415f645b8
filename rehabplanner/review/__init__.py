"""What a careful colleague would say about a plan: pure rules, each with its reason and source."""
