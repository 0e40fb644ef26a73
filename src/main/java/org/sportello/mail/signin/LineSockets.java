package org.sportello.mail.signin;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/// Makes the sockets of one line and keeps hold of the bare one, also below TLS, so that it can be
/// timed and cut.
final class LineSockets {

    private final SSLSocketFactory tls;
    private volatile @Nullable Socket last;

    LineSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Nullable Socket last() {
        return last;
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory secure() {
        return new Secure();
    }

    /// What is written is sent at once: else a message that follows its command waits until the
    /// other side has confirmed the command, for 40 ms with some.
    private Socket hold(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        last = socket;
        return socket;
    }

    private final class Plain extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            return hold(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return hold(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort)
                throws IOException {
            return hold(new Socket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return hold(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
                throws IOException {
            return hold(new Socket(host, port, from, fromPort));
        }
    }

    private final class Secure extends SSLSocketFactory {

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(Socket below, String host, int port, boolean autoClose)
                throws IOException {
            return tls.createSocket(hold(below), host, port, autoClose);
        }

        @Override
        public Socket createSocket() throws IOException {
            return hold(tls.createSocket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return hold(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort)
                throws IOException {
            return hold(tls.createSocket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return hold(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
                throws IOException {
            return hold(tls.createSocket(host, port, from, fromPort));
        }
    }
}
