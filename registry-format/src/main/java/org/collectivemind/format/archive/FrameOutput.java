package org.collectivemind.format.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cuts a tar into the frames of a plan and puts their {@link SeekTable} behind them. Frames are compressed at once, each by
 * itself, so neither the number of threads nor their order shows in the bytes. Memory: about 40 MiB a thread, of which there are
 * {@value #MOST_THREADS} at most.
 */
final class FrameOutput extends OutputStream {
    private static final int MOST_THREADS = 8;

    private final OutputStream out;
    private final List<FramePlan.Planned> plan;
    private final int level;
    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final ExecutorService compressing = Executors.newFixedThreadPool(threads, task -> {
        Thread thread = new Thread(task, "compress");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Future<byte[]>> waiting = new ArrayDeque<>();
    private final List<Integer> lengths = new ArrayList<>();
    private byte[] frame;
    private int filled;
    private int next;

    FrameOutput(OutputStream out, List<FramePlan.Planned> plan, int level) {
        this.out = out;
        this.plan = plan;
        this.level = level;
        this.frame = new byte[plan.get(0).size()];
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int written = 0; written < length; ) {
            int count = Math.min(length - written, frame.length - filled);
            System.arraycopy(bytes, offset + written, frame, filled, count);
            written += count;
            filled += count;
            if (filled == frame.length) {
                compress();
            }
        }
    }

    /** Writes what is left and the table; to be called once the whole tar was written. */
    void finish() throws IOException {
        while (!waiting.isEmpty()) {
            writeFirst();
        }
        out.write(SeekTable.encode(plan, lengths));
        out.flush();
    }

    /** Ends the threads; {@code out} stays open. */
    @Override
    public void close() {
        compressing.shutdownNow();
    }

    private void compress() throws IOException {
        byte[] whole = frame;
        waiting.add(compressing.submit(() -> compressed(whole)));
        if (waiting.size() > threads) {
            writeFirst();
        }
        next++;
        filled = 0;
        frame = new byte[next < plan.size() ? plan.get(next).size() : 0];
    }

    private byte[] compressed(byte[] content) {
        try (ZstdCompressCtx compressor = new ZstdCompressCtx()) {
            compressor.setLevel(level).setChecksum(true).setContentSize(true);
            byte[] bytes = new byte[(int) Zstd.compressBound(content.length)];
            return Arrays.copyOf(
                    bytes, compressor.compressByteArray(bytes, 0, bytes.length, content, 0, content.length));
        }
    }

    private void writeFirst() throws IOException {
        try {
            byte[] bytes = waiting.remove().get();
            lengths.add(bytes.length);
            out.write(bytes);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("zstd cannot compress", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while compressing");
        }
    }
}
