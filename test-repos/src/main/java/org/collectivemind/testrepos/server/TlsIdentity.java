package org.collectivemind.testrepos.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate, made on the spot by the JDK's {@code keytool}: nobody trusts it who is not told to.
 *
 * @param certificate what a client may be told to trust
 * @param server for a {@link ChaosServer}
 * @param client trusts this certificate and no other
 */
public record TlsIdentity(X509Certificate certificate, SSLContext server, SSLContext client) {
    private static final String ALIAS = "test";
    private static final String PASSWORD = "not a secret";

    /** For {@code 127.0.0.1}. */
    public static TlsIdentity loopback() {
        return create("ip:127.0.0.1", 30);
    }

    /** For a name that is not the server's. */
    public static TlsIdentity wrongHost() {
        return create("dns:elsewhere.invalid", 30);
    }

    /** For {@code 127.0.0.1}, but it ended a while ago. */
    public static TlsIdentity expired() {
        return create("ip:127.0.0.1", -30);
    }

    /** @param days that it lasts, from yesterday on; when negative it began twice as long ago */
    private static TlsIdentity create(String name, int days) {
        try {
            Path directory = Files.createTempDirectory("tls-identity");
            Path file = directory.resolve("keys.p12");
            try {
                runKeytool(file, name, days);
                return load(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the certificate just made", e);
        }
    }

    private static void runKeytool(Path file, String name, int days) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int start = Math.min(-1, 2 * days);
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=chaos",
                        "-ext",
                        "san=" + name,
                        "-startdate",
                        String.format(Locale.ROOT, "%+dd", start),
                        "-validity",
                        Integer.toString(Math.abs(days))))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }

    private static TlsIdentity load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(own.getKeyManagers(), null, null);

        X509Certificate certificate = (X509Certificate) keys.getCertificate(ALIAS);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
        return new TlsIdentity(certificate, server, client);
    }
}
