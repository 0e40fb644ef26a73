package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Speaker;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.intake.source.ArchiveImport;
import org.sportello.intake.source.MailSource;
import org.sportello.mail.fetch.Limits;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/// `sportello import`: files messages from files into the store, as if they had arrived in that
/// order. Makes no connection and sends nothing; the same message twice adds nothing.
@Command(name = "import", mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    private final OutputStream out;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--self", paramLabel = "ADDRESS")
    private List<String> self = List.of();

    @Option(names = "--json")
    private boolean json;

    @Parameters(paramLabel = "SOURCE", arity = "1..*")
    private List<Path> sources = List.of();

    public ImportCommand() {
        this(System.out);
    }

    ImportCommand(OutputStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var desk = store.open();
                var intake = desk.mail().intake(usual -> usual.withSelf(Set.copyOf(self)))) {
            var report = new ImportReport();
            new ArchiveImport(intake, report::add)
                    .run(
                            sources.stream()
                                    .map(path -> new MailSource(path, Limits.USUAL.largest()))
                                    .toList(),
                            desk.clock().instant());
            tell(report, desk);
            return 0;
        }
    }

    private void tell(ImportReport report, Wiring desk) {
        if (json) {
            var kept = desk.store();
            report.write(out, kept.mails(), kept.tickets(), kept.customers());
            return;
        }
        var line = Objects.requireNonNull(spec).commandLine();
        var texts = Speaker.of(line.getCommandSpec());
        report.heldBack()
                .forEach(source -> line.getErr().println(texts.get("cli.heldBack", source)));
        line.getOut()
                .println(
                        texts.get(
                                "cli.imported",
                                report.messages(),
                                report.added(),
                                report.duplicates(),
                                report.quarantined()));
    }
}
