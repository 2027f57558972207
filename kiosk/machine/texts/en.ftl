cut-off = This kiosk is not connected to the server just now. You can still take a number, and it counts; the waiting time is not known yet.
problem-cut-off = This kiosk is not connected and cannot give numbers just now. Please ask for one at the information desk.
problem-cut-off-empty = This kiosk has no more numbers for the moment. Please ask for one at the information desk.
problem-unknown-service = There is no such service. Choose one from the list.
