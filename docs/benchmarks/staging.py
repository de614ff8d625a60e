"""What the benchmarks of installation start from: random files, a package of them, a registry, and a project that asks for it."""

import os

from measuring import quietly

MIB = 1 << 20


def random_file(path, size):
    """Bytes that nothing compresses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for start in range(0, size, MIB):
            file.write(os.urandom(min(MIB, size - start)))


def describe(package, name, version, pattern):
    package.mkdir(parents=True, exist_ok=True)
    (package / "cm.yaml").write_text(
        f"package:\n  name: org.example:{name}\n  version: {version}\n  kind: dataset\n  license: Apache-2.0\n"
        f"variants:\n  - files: {pattern}\n"
    )


def publish(cm, registry, packages, env):
    if not registry.is_dir():
        quietly([cm, "registry", "init", registry], env, registry.parent)
    quietly([cm, "publish", "--quiet", "--registry", f"file:{registry}", *packages], env, registry.parent)


def project(directory, address, names):
    """A project that asks for the newest 1.x of each package."""
    directory.mkdir()
    dependencies = "".join(f"  - org.example:{name}@^1.0\n" for name in names)
    (directory / "cm.yaml").write_text(
        f'project: {{name: measured}}\nregistries: {{local: {{url: "{address}"}}}}\ntargets: {{host: host}}\n'
        f"dependencies:\n{dependencies}"
    )
    return directory


def laid_out(directory, name):
    """Where the package's files are."""
    return (directory / ".cm/packages/org.example" / name).resolve()
