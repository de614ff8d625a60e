package org.collectivemind.client.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;

/** What an IOException means, in words. Its own text is often only a host name, a file name or {@code timeout}. */
public final class Reason {
    private Reason() {}

    static String of(IOException failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof Setback) {
            return text;
        }
        if (failure instanceof UnknownHostException) {
            return "the host name cannot be looked up: " + text;
        }
        if (failure instanceof SocketTimeoutException) {
            return "nothing arrived in time: " + text;
        }
        if (failure instanceof ConnectException) {
            return "no connection: " + text.replace("connect to /", "connect to ");
        }
        if (failure instanceof SSLException) {
            return "TLS failed: " + text;
        }
        if (failure instanceof EOFException || failure instanceof ProtocolException) {
            return "the connection was cut short: " + text;
        }
        return "the connection failed: " + text;
    }

    /** A failure with a file, which the caller names. */
    public static String ofFile(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something else of that name is in the way";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "it is a directory";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
