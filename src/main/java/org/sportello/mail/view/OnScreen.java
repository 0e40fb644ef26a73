package org.sportello.mail.view;

import javafx.scene.Node;

import org.sportello.kernel.Subscription;

import java.util.function.Supplier;

/// Something that a screen listens to only while it can be seen, so that it may simply be dropped.
final class OnScreen {

    private final Supplier<Subscription> begin;
    private Subscription present = () -> {};

    private OnScreen(Supplier<Subscription> begin) {
        this.begin = begin;
    }

    /// Begins each time the node comes into a scene, and ends each time it leaves.
    static void of(Node node, Supplier<Subscription> begin) {
        var own = new OnScreen(begin);
        node.sceneProperty()
                .addListener((_, before, now) -> {
                    if (before == null && now != null) {
                        own.present = own.begin.get();
                    } else if (now == null) {
                        own.present.close();
                    }
                });
    }
}
