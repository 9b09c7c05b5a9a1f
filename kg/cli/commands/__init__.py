"""The commands, one file each; ``register(app)`` adds them to the program."""
