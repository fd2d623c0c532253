"""The tables of the contract, checked and written."""
