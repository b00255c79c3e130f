"""The pages of logging in and of an editor's own account. The desk (`config.desk`) gives them their addresses."""
