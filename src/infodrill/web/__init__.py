# No charter: serves and draws; whatever is read or done goes through the doors that are ground
