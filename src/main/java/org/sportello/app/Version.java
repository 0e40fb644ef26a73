package org.sportello.app;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/// The version as the package was built with it.
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"sportello " + number()};
    }

    /// The number alone; `development` when run from compiled classes.
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
