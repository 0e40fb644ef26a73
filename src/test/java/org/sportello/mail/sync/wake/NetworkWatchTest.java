package org.sportello.mail.sync.wake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;

class NetworkWatchTest {

    @Test
    void anotherNetworkIsNoticedOnce() {
        var addresses = new AtomicReference<>("c0a80105");
        var watch = new NetworkWatch(addresses::get);
        assertFalse(watch.changed());
        addresses.set("");
        assertTrue(watch.changed());
        assertFalse(watch.changed());
        addresses.set("0a000007");
        assertTrue(watch.changed());
    }

    @Test
    void theSameNetworkHasTheSameAddresses() {
        var addresses = new OwnAddresses();
        assertEquals(addresses.get(), addresses.get());
    }
}
