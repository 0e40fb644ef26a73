package org.sportello.architecture.broken.technology.ticket;

/// Breaks a rule of the house, to show that it is noticed.
record KnowsEverything(
        jakarta.mail.Message mail,
        org.jooq.DSLContext sql,
        org.apache.lucene.document.Document index,
        org.apache.hc.core5.http.HttpHost web,
        javafx.scene.Node node,
        javafx.scene.web.WebView page,
        org.jsoup.nodes.Document html,
        org.commonmark.node.Node markdown,
        com.icegreen.greenmail.util.GreenMail server,
        picocli.CommandLine command,
        ch.qos.logback.classic.Logger logger,
        com.github.luben.zstd.ZstdCompressCtx zstd) {}
