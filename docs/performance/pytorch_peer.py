"""The same training job in typical PyTorch code: one seed after another, a forward hook with retain_grad on each layer at the sampled
steps, and norms with .item(). `bench -- performance` runs this script and provides the data of its own runs.

usage: pytorch_peer.py FOLDER [THREADS [PART PARTS]]

FOLDER contains job.json and, for each seed, x-SEED.f32 and y-SEED.i64 (row-major). With PARTS processes, each trains every PARTS-th seed.
"""
import json
import sys
import time
from pathlib import Path

import torch
from torch import nn

folder = Path(sys.argv[1])
job = json.loads((folder / "job.json").read_text())
threads, part, parts = [int(argument) for argument in sys.argv[2:]] + [1, 0, 1][len(sys.argv) - 2:]
torch.set_num_threads(threads)


def network():
    layers, fan_in = [], job["features"]
    for _ in range(job["depth"]):
        layers += [nn.Linear(fan_in, job["width"]), nn.Tanh()]
        fan_in = job["width"]
    layers.append(nn.Linear(fan_in, job["classes"]))
    for layer in layers:
        if isinstance(layer, nn.Linear):
            nn.init.xavier_normal_(layer.weight)
            nn.init.zeros_(layer.bias)
    return nn.Sequential(*layers)


def capture(model, initial, before, kept):
    rows, linears = [], [m for m in model if isinstance(m, nn.Linear)]
    for i, layer in enumerate(linears):
        z, w, w0, old = kept[i], layer.weight.detach(), initial[i], before[i]
        h = torch.tanh(z) if i < len(linears) - 1 else z
        d = 1 - h * h if i < len(linears) - 1 else torch.ones_like(z)
        rows.append([
            layer.weight.grad.norm().item(), z.grad.norm().item(), old.norm().item(), ((old - w0).norm() / w0.norm()).item(),
            ((w - old).norm() / old.norm()).item(), h.mean().item(), h.std(unbiased=False).item(), d.mean().item(),
            d.square().mean().sqrt().item(), (d < 0.05).float().mean().item(), (d == 0).all(0).float().mean().item(),
            ((~h.isfinite()).sum() + (~z.grad.isfinite()).sum()).item()])
    return rows


def train(seed):
    torch.manual_seed(seed)
    x = torch.frombuffer(bytearray((folder / f"x-{seed}.f32").read_bytes()), dtype=torch.float32).view(-1, job["features"])
    y = torch.frombuffer(bytearray((folder / f"y-{seed}.i64").read_bytes()), dtype=torch.int64)
    model, sampled, rows = network(), set(job["sampled"]), []
    optimizer = torch.optim.SGD(model.parameters(), lr=job["learning_rate"])
    linears = [m for m in model if isinstance(m, nn.Linear)]
    initial = [m.weight.detach().clone() for m in linears]
    start, wall, order, at = time.thread_time(), time.perf_counter(), torch.randperm(len(x)), 0
    for step in range(job["steps"]):
        if at + job["batch"] > len(x):
            order, at = torch.randperm(len(x)), 0
        index, at = order[at:at + job["batch"]], at + job["batch"]
        kept, hooks = [], []
        if step in sampled:
            def keep(module, inputs, output):
                output.retain_grad()
                kept.append(output)
            hooks = [m.register_forward_hook(keep) for m in linears]
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x[index]), y[index])
        loss.backward()
        norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
        if not torch.isfinite(norm):
            break
        before = [m.weight.detach().clone() for m in linears] if kept else None
        optimizer.step()
        if kept:
            with torch.no_grad():
                rows.append((loss.item(), norm.item(), capture(model, initial, before, kept)))
        for hook in hooks:
            hook.remove()
    seconds, wall = time.thread_time() - start, time.perf_counter() - wall
    with torch.no_grad():
        return seconds, wall, nn.functional.cross_entropy(model(x), y).item()


results = [train(seed) for seed in job["seeds"][part::parts]]
print(json.dumps({
    "version": torch.__version__, "seconds": [r[0] for r in results], "wall": [r[1] for r in results], "losses": [r[2] for r in results]}))
