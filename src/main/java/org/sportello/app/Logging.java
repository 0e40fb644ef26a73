package org.sportello.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// How Sportello logs: into files in the store's folder, rolled and bounded, with addresses and
/// secrets masked; never onto the console, which belongs to the results of the command line. The
/// logging library finds this class by itself, also in tests.
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String FILE = "file";
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{30} %msg%n";

    /// What the libraries have to say is of interest when something is wrong, and not even then
    /// where they advise us about our own start.
    private static final Map<String, Level> LIBRARIES =
            Map.of(
                    "org.jooq", Level.WARN,
                    "org.flywaydb", Level.WARN,
                    "com.zaxxer.hikari", Level.WARN,
                    "com.icegreen", Level.WARN,
                    "org.eclipse.angus", Level.WARN,
                    "javafx", Level.WARN,
                    "org.apache.hc", Level.WARN,
                    "org.apache.lucene", Level.WARN,
                    "org.apache.lucene.internal.vectorization", Level.ERROR);

    /// Sends what libraries say through the JDK's own logging here too, instead of the console.
    /// First thing in every process.
    public static void start() {
        System.setErr(new StandardError(System.err));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /// From now on, logs into this folder.
    public static void into(Path folder) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            var before = root.getAppender(FILE);
            root.addAppender(file(context, folder));
            if (before != null) {
                root.detachAppender(before);
                before.stop();
            }
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        LIBRARIES.forEach((name, level) -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName(FILE);
        appender.setFile(folder.resolve("sportello.log").toString());
        appender.setEncoder(encoder(context));
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("sportello-%d{yyyy-MM-dd}.%i.log.gz").toString());
        policy.setMaxFileSize(FileSize.valueOf("5MB"));
        policy.setMaxHistory(30);
        policy.setTotalSizeCap(FileSize.valueOf("50MB"));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context) {
        var layout = new MaskedLayout();
        layout.setContext(context);
        layout.setPattern(LINE);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }
}
