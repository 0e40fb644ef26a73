package org.sportello.ticket;

/// Someone who answers.
///
/// @param signature Markdown, put below replies
public record Agent(long id, String name, String address, String signature, boolean active) {}
