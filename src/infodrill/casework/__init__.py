# Charter: casework
