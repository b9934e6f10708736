# Charter: scenario
