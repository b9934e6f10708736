# Charter: conduct
