"""The parts of events and accounts that are records of their own."""
