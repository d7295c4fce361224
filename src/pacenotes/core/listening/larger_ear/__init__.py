"""The larger ear: a language model on a server of the installation's choice may propose, too."""
