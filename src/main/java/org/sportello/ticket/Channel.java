package org.sportello.ticket;

/// The way by which a contact reached us.
public enum Channel {
    MAIL,
    CALL,
    CHAT,
    FORM
}
