package org.sportello.mail.pictures;

import java.util.List;

/// The senders whose pictures on the network are loaded without asking, as an agent decided. All
/// addresses in lower case.
public interface PictureSenders {

    boolean isAllowed(String address);

    /// From now on without asking. Allowing twice is harmless.
    void allow(String address);

    /// From now on they are asked for again.
    void revoke(String address);

    /// In the order of the alphabet.
    List<String> all();
}
