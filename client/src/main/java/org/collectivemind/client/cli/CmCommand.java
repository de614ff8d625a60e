package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.collectivemind.format.error.CmException;
import picocli.CommandLine.Mixin;

/** A command: reads its flags, has the work done, answers with a {@link Result}. */
abstract class CmCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    CmCommand(ProcessContext context) {
        this.context = context;
    }

    abstract Result run();

    @Override
    public final Integer call() {
        Output output = output();
        try {
            Result result = run();
            if (!result.silent()) {
                output.print(result);
            }
            return result.exitCode();
        } catch (CmException failure) {
            output.fail(failure);
            return failure.exitCode().number();
        }
    }

    final ProcessContext context() {
        return context;
    }

    final CommonOptions common() {
        return common;
    }

    final Output output() {
        return common.output(context);
    }

    /** Where the command works: {@code -C}, else where the user stands. */
    final Path directory() {
        return common.directory(context);
    }
}
