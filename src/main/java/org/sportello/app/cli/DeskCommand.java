package org.sportello.app.cli;

import org.sportello.app.cli.call.StoreOption;
import org.sportello.app.window.Opening;
import org.sportello.app.window.OwnProcess;
import org.sportello.storage.SingleInstance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// `desk`: opens the window. A second start on the same store brings the first window forward.
@Command(name = "desk", mixinStandardHelpOptions = true)
public final class DeskCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    /// As a command of its own.
    public DeskCommand() {}

    DeskCommand(StoreOption store) {
        this.store = store;
    }

    @Override
    public Integer call() throws InterruptedException {
        var folder = store.folder().create();
        var instance = SingleInstance.tryLock(folder);
        if (instance.isEmpty()) {
            if (SingleInstance.askFirstToShow(folder)) {
                return 0;
            }
            SingleInstance.lock(folder).close();
            return 0;
        }
        new Opening(folder, instance.get(), Errand::done)
                .run(window -> {
                    if (window.isNew()) {
                        window.welcome(() -> OwnProcess.start("demo"));
                    }
                });
        return 0;
    }
}
